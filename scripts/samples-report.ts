/**
 * What becomes of every payload of the recorded vendor samples, as a Markdown table, where they lie beside the project:
 *   npm run samples-report
 * Resources are read as charts of the patients they are about. "Used": some fact rests on the resource or looked at it.
 */
import { accountFor, chartsOf, payloads, samplesPresent } from '../test/fuzz/samples.ts';

const asOf = '2026-11-24';
const counted = (counts: ReadonlyMap<string, number>): string =>
  [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name, times]) => `${name} ${times}`).join(', ') || '–';

if (samplesPresent) {
  const all = payloads();
  const sources = [...new Set(all.map(({ source }) => source))];
  const rows = sources.map((source) => {
    const charts = chartsOf(source, all.filter((payload) => payload.source === source));
    const account = accountFor(charts.charts, asOf);
    const types = [...account.read].toSorted(([a], [b]) => (a < b ? -1 : 1));
    // Visits, places and people are many and concern no fact: together in one figure.
    const telling = types.filter(([, { used }]) => used > 0);
    const silent = types.filter(([, { used }]) => used === 0);
    const silentCount = silent.reduce((sum, [, { read }]) => sum + read, 0);
    const { listed, other, unreadable } = account.medicines;
    return {
      line: `| ${source} | ${charts.payloads} (${charts.withoutResources}) | ${charts.charts.length} | ${types.reduce((sum, [, { read }]) => sum + read, 0)} | ${[...telling.map(([type, { read, used }]) => `${type} ${used}/${read}`), ...(silent.length === 0 ? [] : [`${silent.length} other types 0/${silentCount}`])].join(', ') || '–'} | ${account.noFact} | ${counted(account.setAside)} | ${counted(account.unreadable)} | ${listed} / ${other} / ${unreadable} | ${account.crashes.length} |`,
      crashes: account.crashes,
    };
  });
  console.log('| source | payloads (without clinical content) | charts | resources read | used / read, by type | concern no fact | set aside, by reason | not readable, by reason | medicines recognised / other / naming nothing | crashes |');
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const { line } of rows) console.log(line);
  for (const { crashes } of rows) for (const crash of crashes) console.log(`\nCrash: ${crash}`);
  if (rows.some(({ crashes }) => crashes.length > 0)) process.exitCode = 1;
} else console.log('No vendor samples beside the project; nothing to report.');
