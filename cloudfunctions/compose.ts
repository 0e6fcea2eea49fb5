/** Puts a function together: the adapters of the platform around the application. */
import type { Application } from './application/application'
import { dispatch, type Envelope } from './application/dispatch'
import { badInputTraces } from './application/meetings/checking-in/malformed-scans'
import { cloudApp } from './cloudbase/app'
import { CloudbaseFiles } from './cloudbase/cloudbase-files'
import { CloudbaseStore } from './cloudbase/cloudbase-store'
import { invocationOf, newId } from './cloudbase/invocation'
import { miniProgramCodes } from './cloudbase/mini-program-codes'
import { reminderTemplates } from './cloudbase/reminder-templates'

type Composition = Pick<Application, 'runs' | 'documents' | 'handlers'> & {
  /** Left out by a function that sends no messages. */
  readonly messenger?: () => NonNullable<Application['messenger']>
}

/** The `main` of a function that answers procedures. Adapters are made at the first call and kept while it is warm. */
export function compose({
  messenger,
  ...composition
}: Composition): (event: unknown, context: object) => Promise<Envelope> {
  let application: Omit<Application, 'setupCode' | 'checkInKey'> | undefined
  return async (event, context) => {
    const store = application?.store ?? new CloudbaseStore(cloudApp())
    application ??= {
      ...composition,
      store,
      files: new CloudbaseFiles(cloudApp(), store),
      drawMiniProgramCode: miniProgramCodes(cloudApp()),
      newId,
      badInputTraces,
    }
    return dispatch(
      {
        ...application,
        setupCode: process.env['SHUSHI_SETUP_CODE'],
        checkInKey: required('SHUSHI_CHECK_IN_KEY'),
        checkInKeyBefore: process.env['SHUSHI_CHECK_IN_KEY_BEFORE'] || undefined,
        reminderTemplates: reminderTemplates(),
        messenger: messenger?.(),
      },
      { event, ...invocationOf(context) },
    )
  }
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`The function's environment lacks ${name}; see docs/deployment.md`)
  return value
}
