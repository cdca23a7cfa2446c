using System.Globalization;

namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>A text whose variables cannot be substituted.</summary>
/// <param name="message">What is wrong, with the line of the text where that is known.</param>
internal sealed class SubstitutionException(string message) : Exception(message)
{
    /// <summary>The text, or a value in it, becomes longer than is allowed.</summary>
    public static SubstitutionException TooLong(int maximumBytes) =>
        new(string.Create(CultureInfo.InvariantCulture, $"the text grows beyond {maximumBytes} bytes"));
}
