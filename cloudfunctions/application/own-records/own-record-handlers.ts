import { exportHandlers } from './exporting'
import { eraseHandlers } from './erasing'

/** What a person may do with what is kept about themselves. */
export const ownRecordHandlers = { ...exportHandlers, ...eraseHandlers }
