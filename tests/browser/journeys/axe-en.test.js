// R18: the matrix in en.

import { matrix } from "../support/matrix.js";

matrix({ modes: ["en"] });
