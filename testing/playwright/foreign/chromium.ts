// What Chromium is started without, here and in end2end.

// What a whole Chromium makes for each window and no test looks at: the answers below its address bar, which are two pages of
// their own, and a process that may be needed. Playwright's own browser makes neither.
const unseen = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

// Chromium follows the last list only, so what Playwright switches off is named again.
const alsoOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** For Chromium's command line. */
export const withoutUnseen = `--disable-features=${[...alsoOff, ...unseen].join()}`;
