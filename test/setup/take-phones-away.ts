export { takeAway as default } from './phones'
