/** Injection token of the policy on one person's second signature: a `SignerPolicy`. */
export const SIGNER_POLICY = Symbol('SIGNER_POLICY');
