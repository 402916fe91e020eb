/** The part of the UCUM library that the tests use; it ships without types. */
declare module '@lhncbc/ucum-lhc' {
  interface Converted {
    readonly status: 'succeeded' | 'failed' | 'error';
    readonly toVal: number | null;
  }
  interface Utils {
    convertUnitTo(from: string, value: number, to: string, options?: { molecularWeight?: number | null; charge?: number | null }): Converted;
    validateUnitString(unit: string): { readonly status: 'valid' | 'invalid' | 'error' };
  }
  export const UcumLhcUtils: { getInstance(): Utils };
}
