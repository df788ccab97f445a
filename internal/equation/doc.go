// Package equation reads the equations of simulation models, as XMILE and Vensim
// write them, and says which way each variable in one pushes its result. It
// computes nothing.
//
// A direction is one that holds for all values, when quantities such as stocks are
// not negative. Where it depends, it is not known.
package equation
