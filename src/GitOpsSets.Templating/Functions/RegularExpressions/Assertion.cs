namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>A condition on a place between two characters.</summary>
internal enum Assertion
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordBoundary,
    NoWordBoundary,
}
