import { createRoot } from 'react-dom/client';
import { GuidelinePage } from './panel/guideline-page/guideline-page.tsx';
import './panel/styles/index.css';

/** `guideline.html`: the guideline to read and argue with, without a patient. */
const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<GuidelinePage />);
