namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>A text whose variables cannot be substituted.</summary>
/// <param name="message">What is wrong, with the line of the text where that is known.</param>
internal sealed class SubstitutionException(string message) : Exception(message);
