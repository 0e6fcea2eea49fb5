import { CloudError } from '../cloud-error'
import { ENV_ID } from '../functions/call-environment'
import { CLOUD_PATH_BYTES } from '../limits'

const PREFIX = `cloud://${ENV_ID}.6c6f-${ENV_ID}-1300000000/`

/**
 * Checks a file's path in storage by the platform's naming rules: no leading slash, no empty step, 850 bytes at most.
 * Also refused: steps of dots, control characters and `\ ? # %`, which do not survive the way through a link.
 * Throws INVALID_PARAM.
 */
export function checkCloudPath(path: unknown): string {
  if (typeof path !== 'string' || path === '') throw new CloudError('INVALID_PARAM', 'cloudPath is missing')
  if (Buffer.byteLength(path) > CLOUD_PATH_BYTES)
    throw new CloudError('INVALID_PARAM', `cloudPath has more than ${CLOUD_PATH_BYTES} bytes`)
  if (path.split('/').some((step) => step === '' || step === '.' || step === '..'))
    throw new CloudError('INVALID_PARAM', `cloudPath has an empty step or one of dots: ${path}`)
  if (/[\p{Control}\p{Surrogate}\\?#%]/u.test(path))
    throw new CloudError('INVALID_PARAM', `cloudPath has a character that is not allowed: ${JSON.stringify(path)}`)
  return path
}

export function fileIdOf(path: string): string {
  return PREFIX + path
}

/** The path in a file id; undefined when the id is not of this storage. */
export function pathOfFileId(fileId: unknown): string | undefined {
  return typeof fileId === 'string' && fileId.startsWith(PREFIX) ? fileId.slice(PREFIX.length) : undefined
}
