import { showFailure } from './smart/failure-page.ts';
import { toFailure } from './smart/failure.ts';
import { completeLaunch } from './smart/session.ts';

/** `index.html`: completes the launch once, outside of React, while the panel is fetched; then shows it, or why it cannot be shown. */
const root = document.querySelector<HTMLElement>('#root');

async function start(target: HTMLElement): Promise<void> {
  const panel = import('./panel/start.tsx');
  // Its own failure is met below; a launch that fails first must not leave it unhandled.
  panel.catch(() => {});
  try {
    const session = await completeLaunch();
    (await panel).startPanel(target, session);
  } catch (error) {
    const page = document.createElement('main');
    target.replaceChildren(page);
    showFailure(page, toFailure(error));
  }
}

if (root !== null) void start(root);
