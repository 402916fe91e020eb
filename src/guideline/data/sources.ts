/**
 * What the guideline rests on, and how far each was read. `verified`: `read` in the source itself (or its abstract, where
 * `extent` says so), `secondary` only in a page that quotes it.
 */
export interface Source {
  readonly title: string;
  readonly where: string;
  readonly extent: string;
}

const define = <K extends string>(sources: Readonly<Record<K, Source>>) => sources;

export const sources = define({
  article: {
    title: 'Dr.Oracle: next-step treatments for refractory restless legs syndrome (updated 16 February 2026)',
    where: 'The source article of this pathway; its publisher marks it "pending human review"',
    extent: 'full text read; its citations 6 and 7 have no entry in its reference list',
  },
  'aasm-2025': {
    title: 'Winkelman et al., AASM clinical practice guideline for RLS and PLMD, J Clin Sleep Med 2025;21(1):137-152',
    where: 'doi:10.5664/jcsm.11390, PMID 39324694',
    extent: 'read in part: abstract with good-practice statement 1, two recommendations verbatim, AASM summary page; the other grades only in secondary pages',
  },
  'mayo-2021': { title: 'Silber et al., management of RLS, Mayo Clin Proc 2021;96(7):1921-1937', where: 'PII S0025-6196(20)31489-0', extent: 'abstract' },
  'iron-irlssg-2018': { title: 'Allen et al., IRLSSG iron guideline, Sleep Med 2018', where: 'PMID 29425576', extent: 'opening of the abstract' },
  'augmentation-2016': {
    title: 'Garcia-Borreguero et al., prevention and treatment of dopaminergic augmentation, Sleep Med 2016;21:1-11',
    where: 'PMID 27448465',
    extent: 'abstract and a table derived from it',
  },
  'opioids-mayo-2018': { title: 'Silber et al., appropriate use of opioids in refractory RLS, Mayo Clin Proc 2018;93(1):59-67', where: 'PMID 29304922', extent: 'abstract' },
  'opioid-registry': {
    title: 'National RLS Opioid Registry: Sleep 2021;44(2):zsaa183, Neurology 2023;100:e1520, SLEEP 2025',
    where: 'PMID 32918469, 36697248',
    extent: 'abstracts; the 5-year results in reports',
  },
  'aan-2016': { title: 'AAN practice guideline for RLS in adults, Neurology 2016;87:2585-2593', where: 'n.neurology.org/content/87/24/2585', extent: 'abstract' },
  'pregnancy-2015': { title: 'Picchietti et al., RLS in pregnancy and lactation, Sleep Med Rev 2015;22:64-77', where: 'Sleep Med Rev 22:64', extent: 'an overview abstract; the consensus text was not read' },
  'cdc-2022': { title: 'CDC clinical practice guideline for prescribing opioids for pain, 2022', where: 'MMWR Recomm Rep 2022;71(3)', extent: 'synopsis and table of factors' },
  'methadone-safety-2014': { title: 'Methadone safety guideline (APS, CPDD, HRS), J Pain 2014;15:321-337', where: 'J Pain 15:321', extent: 'recommendation text' },
  'methadone-qtc-2009': { title: 'Krantz et al., QTc screening in methadone treatment, Ann Intern Med 2009', where: 'Ann Intern Med 150:387', extent: 'recommendation text' },
  'reloxyn-2013': {
    title: 'Trenkwalder et al., prolonged-release oxycodone-naloxone for severe RLS, Lancet Neurol 2013;12:1141-1150',
    where: 'doi:10.1016/S1474-4422(13)70239-4',
    extent: 'abstract',
  },
  'nerve-stimulation': { title: 'Bilateral peroneal nerve stimulation (NTX100, Nidra): AASM news 2023, manufacturer safety page, NCT04874155', where: 'nidrarls.com/isi', extent: 'read' },
  'dipyridamole-2021': { title: 'Dipyridamole in RLS, randomised crossover, Mov Disord 2021', where: 'doi:10.1002/mds.28668', extent: 'abstract' },
  'dipyridamole-label': { title: 'Dipyridamole label: FDA safety labelling change of 11 December 2019; UK SmPC 1735', where: 'medicines.org.uk/emc/product/1735', extent: 'read' },
  'fcm-label-us': { title: 'Injectafer (ferric carboxymaltose) US label', where: 'injectaferhcp.com', extent: 'label facts' },
  'fcm-label-eu': { title: 'Ferinject (ferric carboxymaltose) SmPC', where: 'SmPC sections 4.3, 4.4, 4.6', extent: 'copies' },
  'fcm-trials': { title: 'Ferric carboxymaltose in RLS: Trenkwalder Mov Disord 2017;32:1478; Cho 500 mg; Allen 2011', where: 'Mov Disord 32:1478', extent: 'abstracts' },
  'gabapentin-2002': { title: 'Garcia-Borreguero et al., gabapentin in RLS, Neurology 2002;59:1573', where: 'PMID 12451200', extent: 'abstract; the schedule in a secondary appraisal' },
  'pregabalin-2014': { title: 'Allen et al., pregabalin against pramipexole, N Engl J Med 2014;370:621', where: 'NEJM 370:621', extent: 'abstract' },
  'gabapentin-label': { title: 'Gabapentin label, renal dosing table', where: 'FDA label', extent: 'secondary copies' },
  'pregabalin-label': { title: 'Pregabalin label, renal dosing table', where: 'FDA label', extent: 'secondary copies' },
  'enacarbil-label': { title: 'Gabapentin enacarbil (Horizant) label', where: 'openFDA', extent: 'indication; dosing in copies' },
  'fda-gabapentinoids-2019': { title: 'FDA drug safety communication on gabapentinoids, 19 December 2019', where: 'fda.gov', extent: 'read' },
  'gabapentin-dialysis-2001': { title: 'Thorp et al., gabapentin in dialysis patients with RLS, Am J Kidney Dis 2001;38:104', where: 'AJKD 38:104', extent: 'abstract' },
  'opioids-kidney-table': { title: 'Opioids in chronic kidney disease and haemodialysis', where: 'PMC7490082 table 2', extent: 'table' },
  'oxycodone-naloxone-label-eu': { title: 'Oxycodone-naloxone PR EU label (RLS), and UK formularies', where: 'SmPC section 4.3', extent: 'secondary copies' },
  'buprenorphine-labels': { title: 'Belbuca and Butrans labelling', where: 'FDA labels', extent: 'copies' },
  'ferritin-assays': { title: 'Ferritin by Beckman and Roche assays in RLS', where: 'discovery.researcher.life', extent: 'abstract' },
  'unit-conversions': { title: 'Unit conversions for iron tests', where: 'PMC3934467 table 1', extent: 'read' },
  irls: { title: 'IRLS severity bands', where: 'GPnotebook', extent: 'copy' },
  'rls-criteria': { title: 'IRLSSG and ICSD-3-TR diagnostic criteria', where: 'BMJ Best Practice', extent: 'mirror' },
  'cps-2023': { title: 'CPS Therapeutic Choices: RLS (July 2023)', where: 'CPS', extent: 'read for facts' },
  'rls-australia': { title: 'RLS Australia, list of medicines', where: 'restlesslegssyndrome.com.au', extent: 'read' },
  'world-sleep-2025': { title: 'World Sleep Society, partial endorsement of the AASM guideline, Sleep Med 2025', where: 'doi:10.1016/j.sleep.2025.106734', extent: 'opening of the abstract' },
  'jama-2026': { title: 'Winkelman, RLS review, JAMA 21 January 2026', where: 'doi:10.1001/jama.2025.23247', extent: 'opening of the abstract and a summary' },
  'da-withdrawal': { title: 'Dopamine agonist withdrawal: Open Neurol J 2015;9:4, Sleep Med 2018;52:80', where: 'openneurologyjournal.com', extent: 'abstracts' },
  'methadone-rls-2005': { title: 'Ondo, methadone for refractory RLS, Mov Disord 2005;20:345', where: 'PMID 15580610', extent: 'abstract' },
  'buprenorphine-cohort-2023': { title: 'Berkowski, buprenorphine in augmented RLS, cohort of 55 (2023)', where: 'clevelandclinic.org', extent: 'abstract' },
  'tramadol-augmentation': { title: 'Tramadol and augmentation (Springer 2017)', where: 'neupsykey.com', extent: 'read' },
  'iron-sucrose-dialysis': { title: 'Iron sucrose in haemodialysis patients with RLS', where: 'PMC5360424', extent: 'abstract' },
  'sister-articles': { title: 'Other Dr.Oracle pages', where: 'same publisher, not independent', extent: 'used only to show where it contradicts itself' },
  'inflammation-ash-2020': { title: 'Iron markers in inflammation, ASH Education Program 2020', where: 'Hematology 2020', extent: 'abstract' },
  'fda-opioid-benzodiazepine-2016': { title: 'FDA boxed warning, opioids with benzodiazepines, 31 August 2016', where: 'fda.gov', extent: 'as quoted in a methadone guideline page' },
  'opioid-labels': { title: 'Opioid, naltrexone and MAO inhibitor labels', where: 'FDA labels', extent: 'from memory, to be checked' },
  'moud-survey': { title: 'RLS among patients on buprenorphine-naloxone', where: 'Nat Sci Sleep 427403', extent: 'survey abstract' },
  app: { title: 'A rule of this app', where: 'no guideline states it', extent: 'not graded by any guideline' },
} as const);

export type SourceKey = keyof typeof sources;
