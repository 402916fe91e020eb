interface Window {
  /** happy-dom's handle on the page under test. */
  readonly happyDOM: { setURL(url: string): void; readonly settings: { readonly fetch: { disableSameOriginPolicy: boolean } } };
}
