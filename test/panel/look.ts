import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { createServer } from 'vite';
import { openBrowser } from '../e2e/browser.ts';
import { charts } from './charts.ts';

/**
 * Looks at every panel of the gallery in a browser: screenshots at four widths, axe with everything folded and unfolded, and
 * whether anything is wider than the window. `npx node test/panel/look.ts DIRECTORY [part of a chart's name]`
 */
const [directory = '.cache/panels', only = ''] = process.argv.slice(2);
const widths = [320, 400, 768, 1280];

const server = await createServer({ server: { host: '127.0.0.1', port: 0, hmr: false, watch: null }, logLevel: 'error', appType: 'mpa' });
await server.listen();
const address = server.httpServer?.address();
if (address === null || address === undefined || typeof address === 'string') throw new Error('no address');
const base = `http://127.0.0.1:${address.port}/test/panel/gallery.html`;
mkdirSync(directory, { recursive: true });
const browser = await openBrowser();
const problems: string[] = [];

const pages = [...Object.keys(charts).map((name) => ({ name, query: `chart=${encodeURIComponent(name)}` })), { name: 'reading', query: 'state=reading' }, { name: 'failed', query: 'state=failed' }, { name: 'expired', query: `state=expired&chart=${encodeURIComponent('bare chart')}` }].filter(({ name }) => name.includes(only));

try {
  for (const { name, query } of pages) {
    for (const width of widths) {
      const context = await browser.newContext({ viewport: { width, height: 640 }, colorScheme: width === 768 ? 'dark' : 'light' });
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${name} ${width}: console: ${message.text()}`);
      });
      page.on('pageerror', (error) => problems.push(`${name} ${width}: ${error.message}`));
      await page.goto(`${base}?${query}`);
      await page.locator(query.includes('chart=') ? '.section-step' : 'h1').first().waitFor();
      const file = `${directory}/${name.replaceAll(/[^a-z0-9]+/giu, '-')}-${width}`;
      await page.screenshot({ path: `${file}.png` });
      await page.screenshot({ path: `${file}-long.png`, fullPage: true });
      if (width === 400 && query.includes('chart=')) {
        await page.mouse.wheel(0, 900);
        await page.waitForTimeout(400);
        await page.screenshot({ path: `${file}-scrolled.png` });
      }
      for (const unfolded of width === 320 || width === 1280 ? [false, true] : [false]) {
        if (unfolded) {
          // Each unfolding can bring new folds: three rounds reach the innermost.
          for (let round = 0; round < 3; round += 1) {
            await page.evaluate(() => {
              // Of each list and table the first entries are enough: the rest is more of the same.
              for (const button of document.querySelectorAll<HTMLElement>('.disclosure-button[aria-expanded="false"], .correction > [aria-expanded="false"]')) {
                const entry = button.closest('li, tr');
                if (entry === null || [...(entry.parentElement?.children ?? [])].indexOf(entry) < 2) button.click();
              }
            });
            await page.waitForTimeout(300);
          }
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) problems.push(`${name} ${width}${unfolded ? ' unfolded' : ''}: ${wide} px wider than the window`);
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations) problems.push(`${name} ${width}${unfolded ? ' unfolded' : ''}: axe ${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 160) ?? ''}`);
      }
      await context.close();
    }
    console.log(`looked at ${name}`);
  }
} finally {
  await browser.close();
  await server.close();
}
for (const problem of problems) console.log(problem);
console.log(problems.length === 0 ? 'no problems' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
