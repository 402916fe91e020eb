/** The browser's own WebCrypto, in place of the polyfill that fhirclient imports. */
export default globalThis.crypto;
