// Loaded only where a page is asked for: no other command waits for its charts.
export * from '@libro/forms/pages';
