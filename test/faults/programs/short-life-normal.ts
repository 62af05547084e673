import '../harness/synchronous-normal';
import './short-life';
