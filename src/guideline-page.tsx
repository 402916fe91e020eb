import { createRoot } from 'react-dom/client';
import { GuidelinePage } from './panel/guideline-page/guideline-page.tsx';
import './panel/styles/index.css';

/** `guideline.html`: the guideline to read and argue with, without a patient. */
const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(<GuidelinePage />);
  // The rules are drawn after the address was looked up: go to the one it names.
  requestAnimationFrame(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView());
}
