// Package esco reads the tables of ESCO, the European Union's classification of skills,
// competences and occupations, as they can be downloaded: skills, groups of skills,
// occupations, groups of occupations, and the relations between them.
//
// ESCO has no levels: an occupation has a skill as essential, which becomes a
// requirement, or as optional, which becomes a desirable one. Groups of skills become
// areas. A skill that stands in several groups, or below several skills, stands in the
// first here, and the problems say so.
package esco
