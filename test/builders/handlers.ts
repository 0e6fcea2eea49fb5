import { handlers as inApi } from '../../cloudfunctions/api/handlers'
import { handlers as inReport } from '../../cloudfunctions/report/handlers'

/** Of every function. */
export const handlers = { ...inApi, ...inReport }
