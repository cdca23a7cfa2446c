namespace GitOpsSets.Fuzz;

/// <summary>Something that must hold of every input does not.</summary>
/// <param name="law">The law, in words.</param>
/// <param name="evidence">What was seen instead.</param>
internal sealed class BrokenLawException(string law, string evidence) : Exception($"{law}: {evidence}")
{
    public string Law { get; } = law;
}
