let handled = false

/** A handler for `longpress` ran: the tap that ends this press is none. */
export function noteLongPress(): void {
  handled = true
}

export function forgetLongPress(): void {
  handled = false
}

export function wasLongPressed(): boolean {
  return handled
}
