// Package neural tags, parses and finds names with one small neural network. In go the words of a sentence, out comes
// a Reading for each word: part of speech, Penn tag, features, head, relation and scores of name tags.
//
// The steps, over a whole sentence at once:
//
//  1. each word is the sum of learned rows, looked up by its form, shape, first and last letters, and of its
//     pretrained vector through a matrix (words.go);
//  2. layers of gated memory carry what matters along the sentence: half of the channels read left to right, half right to left.
//     Gates look at the word and its two neighbours only, so all products of matrices are done for the whole
//     sentence at once and what runs word by word has no matrix (encoder.go; compare Bradbury et al. 2017, QRNN, and
//     Lei et al. 2018, SRU);
//  3. tags are the best by a linear layer; arcs are scored by a biaffine product (Dozat and Manning 2017) and
//     the best tree with one root is found (Chu and Liu 1965, Edmonds 1967; heads.go, tree.go).
//
// The same words give the same bits on every machine. Matrices and what they multiply are made integers of twelve bits, row by
// row, whose sums are exact in any order. All else is floats of 32 bits, treated in one fixed order, with products
// rounded before they are added; the only functions used are exact in IEEE 754 (sums, products, quotients, square roots,
// rounding). The kernels have a form for each kind of processor, all of which give the bits of the scalar one (kernel.go,
// scalar.go).
//
// Sentences are read in batches. Time is linear in the length of the text: a sentence of more than maxPiece words is read in pieces.
package neural
