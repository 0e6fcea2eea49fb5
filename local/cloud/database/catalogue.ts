import { CloudError } from '../cloud-error'
import { Collection, collectionNotExist } from './collection'
import type { Journal } from './journal'
import { COLLECTIONS } from './limits'
import type { IndexDefinition } from './ordered-index'

/** Collections and their indexes, as the project declares them. A collection's name → its indexes. */
export interface CollectionManifest {
  [collection: string]: { indexes: readonly IndexDefinition[] }
}

/** The collections there are: those of the manifest, those created over the wire, and those already on disk. */
export class Catalogue {
  private readonly collections = new Map<string, Collection>()

  private constructor(
    private readonly journal: Journal,
    private readonly manifest: CollectionManifest,
  ) {}

  /** Creates the manifest's collections, reads all documents, and builds the indexes the manifest names now. */
  static async open(journal: Journal, manifest: CollectionManifest): Promise<Catalogue> {
    const catalogue = new Catalogue(journal, manifest)
    const stored = [...journal.readCollections()]
    const added = Object.keys(manifest).filter((name) => !stored.includes(name))
    for (const name of [...stored, ...added]) catalogue.create(name)
    if (added.length > 0) await journal.writeCollections(added)
    for (const { collection, document } of journal.readDocuments()) catalogue.get(collection).load(document)
    return catalogue
  }

  find(name: string): Collection | undefined {
    return this.collections.get(name)
  }

  get(name: string): Collection {
    const collection = this.collections.get(name)
    if (!collection) throw collectionNotExist(name)
    return collection
  }

  /** Creates a collection durably; without indexes unless the manifest names some. */
  async add(name: string): Promise<void> {
    if (this.collections.has(name))
      throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceInUse] Table exist: ${name}`)
    this.create(name)
    await this.journal.writeCollections([name])
  }

  all(): readonly Collection[] {
    return [...this.collections.values()]
  }

  private create(name: string): void {
    if (this.collections.size >= COLLECTIONS)
      throw new CloudError('DATABASE_COLLECTION_EXCEED_LIMIT', `an environment has at most ${COLLECTIONS} collections`)
    this.collections.set(name, new Collection(name, this.manifest[name]?.indexes ?? []))
  }
}
