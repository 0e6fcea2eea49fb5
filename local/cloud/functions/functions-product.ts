import { CloudError } from '../cloud-error'
import type { AdminProduct, AdminRequest } from '../server/admin-endpoint'
import type { Caller } from './call'
import type { FunctionRunner } from './function-runner'

/** `functions.invokeFunction`: one function calls another, on behalf of the same person. */
export function functionsProduct(runner: FunctionRunner): AdminProduct {
  return async (request) => {
    if (request.action !== 'functions.invokeFunction')
      throw new CloudError('INVALID_ACTION', `functions does not answer ${request.action}`)
    const { function_name: name, request_data: data } = request.params
    if (typeof name !== 'string') throw new CloudError('INVALID_PARAM', 'function_name is missing')
    const answer = await runner.invoke(name, parseEvent(data), callerOf(request))
    return { data: { response_data: JSON.stringify(answer) } }
  }
}

function callerOf({ call, source }: AdminRequest): Caller {
  const { openid, clock } = call?.caller ?? {}
  return {
    source,
    isNested: call !== undefined,
    ...(openid === undefined ? {} : { openid }),
    ...(clock === undefined ? {} : { clock }),
  }
}

function parseEvent(data: unknown): unknown {
  if (data === undefined || data === '') return {}
  if (typeof data !== 'string') throw new CloudError('INVALID_PARAM', 'request_data is not text')
  try {
    return JSON.parse(data) as unknown
  } catch {
    throw new CloudError('INVALID_PARAM', 'request_data is not JSON')
  }
}
