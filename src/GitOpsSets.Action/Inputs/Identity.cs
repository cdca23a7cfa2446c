namespace GitOpsSets.Action.Inputs;

/// <summary>A person or program, as git writes it.</summary>
/// <param name="Name">Never empty, without <c>&lt;</c>, <c>&gt;</c> and line ends.</param>
/// <param name="Address">The same.</param>
internal sealed record Identity(string Name, string Address)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} <{Address}>";

    /// <summary>Reads <c>Name &lt;address&gt;</c>; null when it is anything else.</summary>
    public static Identity? Parse(string text)
    {
        int open = text.IndexOf('<', StringComparison.Ordinal);
        if (open < 1 || !text.EndsWith('>') || text.Any(char.IsControl))
        {
            return null;
        }

        string name = text[..open].Trim();
        string address = text[(open + 1)..^1].Trim();
        bool isPlain = (name + address).AsSpan().IndexOfAny('<', '>') < 0;
        return name.Length > 0 && address.Length > 0 && isPlain ? new Identity(name, address) : null;
    }
}
