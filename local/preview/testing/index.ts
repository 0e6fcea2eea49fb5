export { hasChineseFont, launchBrowser, shareBrowser } from './launch'
export { onPhones, type OnPhones } from './on-phones'
export { animationsEnd, drag, openPhones, savedBy, styleOf, type Phones } from './phones'
