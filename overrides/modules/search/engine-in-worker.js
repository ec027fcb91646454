/** The part of the search that the worker loads when a reader needs it. */

import { Search } from "./search.js"

Object.assign(self, { Search })
