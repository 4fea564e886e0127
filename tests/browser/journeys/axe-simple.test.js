// R18: the matrix in sv-simple.

import { matrix } from "../support/matrix.js";

matrix({ modes: ["sv-simple"] });
