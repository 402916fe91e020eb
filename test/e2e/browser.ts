import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type Browser, chromium } from 'playwright-core';

const cache = fileURLToPath(new URL('../../.cache', import.meta.url));
const bundled = join(cache, 'chromium');
const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/**
 * Opens a Chromium for browser tests: the one of the environment variable CHROMIUM_PATH, else the system's, else the one
 * that came with npm. Web security stays on: the sandbox of the process alone is off, which containers need.
 */
export async function openBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'] ?? system.find((path) => existsSync(path));
  if (own !== undefined) return chromium.launch({ executablePath: own, args: ['--no-sandbox'] });
  await unpackBrowser();
  return chromium.launch({
    executablePath: join(bundled, 'chromium'),
    args: ['--no-sandbox'],
    env: { ...process.env, FONTCONFIG_PATH: join(bundled, 'fonts'), LD_LIBRARY_PATH: join(bundled, 'al2023', 'lib') },
  });
}

/**
 * Unpacks the browser of npm into the project's cache, once. Call it before test workers start; two at the same time do no
 * harm, the first to finish stays.
 */
export async function unpackBrowser(): Promise<void> {
  if (existsSync(bundled)) return;
  mkdirSync(cache, { recursive: true });
  const staging = mkdtempSync(join(cache, 'unpacking-'));
  const before = process.env['TMPDIR'];
  // The package unpacks into the temporary directory, wherever that is.
  process.env['TMPDIR'] = staging;
  try {
    const { inflate } = await import('@sparticuz/chromium');
    const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
    await Promise.all(['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((file) => inflate(join(bin, file))));
    // The package's own font list names directories of another system.
    writeFileSync(
      join(staging, 'fonts', 'fonts.conf'),
      '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir prefix="relative">fonts</dir><dir prefix="relative">.</dir>' +
        `<dir>/usr/share/fonts</dir><cachedir>${join(bundled, 'font-cache')}</cachedir></fontconfig>\n`,
    );
    try {
      renameSync(staging, bundled);
    } catch (error) {
      // Another process was first; its browser is as good.
      if (!existsSync(join(bundled, 'chromium'))) throw error;
    }
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(staging, { recursive: true, force: true });
  }
}
