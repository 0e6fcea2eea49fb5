/** Where the meetings of a suite are held: in memory, or in a local cloud through the SDK (`openCloudStore`). */
import type { Office, SceneStore } from '../../../builders/office'
import { MemoryStore } from '../../../builders/memory-store'
import { openSceneIn } from './scene'

export type OpenStore = () => Promise<{ readonly store: SceneStore; readonly close: () => Promise<void> }>

export const openMemory: OpenStore = async () => ({ store: new MemoryStore(), close: async () => undefined })

/** Holds a meeting in a store of its own. */
export async function inScene(open: OpenStore, act: (office: Office<SceneStore>) => Promise<void>): Promise<void> {
  const { store, close } = await open()
  try {
    await act(await openSceneIn(store))
  } finally {
    await close()
  }
}
