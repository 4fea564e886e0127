// R18: the matrix at the desk, which is held to the same as the citizens' pages.

import { matrix } from "../support/matrix.js";

matrix({ desk: true });
