import { loadConfiguration } from './smart/configuration.ts';
import { toFailure } from './smart/failure.ts';
import { showFailure } from './smart/failure-page.ts';
import { startLaunch } from './smart/launch.ts';

/** `launch.html`: where the EHR starts the app. It goes on to the EHR's sign-in, or says why it cannot. */
const status = document.querySelector<HTMLElement>('#status');
const page = new URL(window.location.href);

try {
  window.location.replace(await startLaunch(page, await loadConfiguration(page)));
} catch (error) {
  if (status === null) throw error;
  showFailure(status, toFailure(error));
}
