using System.Text;

namespace GitOpsSets.Action.Ci;

/// <summary>Outputs as lines <c>NAME=value</c>, which GitLab hands on to later jobs (<c>artifacts:reports:dotenv</c>).</summary>
internal static class DotenvText
{
    /// <summary>The line of one output: its name in upper case with underscores, its value on one line.</summary>
    public static string Line(string name, string value)
    {
        var line = new StringBuilder(name.Length + value.Length + 2);
        foreach (char character in name)
        {
            line.Append(character == '-' ? '_' : char.ToUpperInvariant(character));
        }

        return line.Append('=').Append(InertText.Line(value.ReplaceLineEndings(" "))).Append('\n').ToString();
    }
}
