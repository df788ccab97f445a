// Package kpi says whether indicators move as they should.
package kpi
