import { runPathway } from '../pathway.ts';
import { Panel, type PanelProps } from './panel.tsx';

/** The panel together with the pathway behind it: fetched while the chart is read. */
export default function WholePanel(props: Omit<PanelProps, 'run'>) {
  return <Panel {...props} run={runPathway} />;
}
