export { hasChineseFont, launchBrowser } from './launch'
export { onPhones, type OnPhones } from './on-phones'
export { animationsEnd, drag, openPhones, styleOf, type Phones } from './phones'
