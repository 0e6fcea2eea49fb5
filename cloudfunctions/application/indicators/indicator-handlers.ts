import { definitionHandlers } from './definition-handlers'
import { monthHandlers } from './month-handlers'

export const indicatorHandlers = { ...definitionHandlers, ...monthHandlers }
