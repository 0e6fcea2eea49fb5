type Listener = (...values: unknown[]) => void

/** Between a page and the page that opened it. What is sent before anybody listens is kept for the first who does. */
export class EventChannel {
  private readonly listeners = new Map<string, { listener: Listener; isOnce: boolean }[]>()
  private readonly waiting = new Map<string, unknown[][]>()

  on(name: string, listener: Listener): void {
    this.add(name, listener, false)
  }

  once(name: string, listener: Listener): void {
    this.add(name, listener, true)
  }

  off(name: string, listener?: Listener): void {
    const left = (this.listeners.get(name) ?? []).filter((known) => listener && known.listener !== listener)
    this.listeners.set(name, left)
  }

  emit(name: string, ...values: unknown[]): void {
    const known = this.listeners.get(name) ?? []
    if (known.length === 0) this.waiting.set(name, [...(this.waiting.get(name) ?? []), values])
    this.listeners.set(
      name,
      known.filter(({ isOnce }) => !isOnce),
    )
    for (const { listener } of known) listener(...values)
  }

  private add(name: string, listener: Listener, isOnce: boolean): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, isOnce }])
    const kept = this.waiting.get(name) ?? []
    this.waiting.delete(name)
    for (const values of isOnce ? kept.slice(0, 1) : kept) listener(...values)
  }
}
