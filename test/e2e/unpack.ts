import { unpackBrowser } from './browser.ts';

export default async function setup(): Promise<void> {
  await unpackBrowser();
}
