namespace GitOpsSets.Action.Inputs;

/// <summary>The rules git has for branch names (<c>git check-ref-format --branch</c>).</summary>
internal static class BranchName
{
    private static readonly System.Buffers.SearchValues<char> Refused = System.Buffers.SearchValues.Create(" ~^:?*[\\\x7f");

    /// <summary>Whether git takes it as a branch.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= 200
        && !name.AsSpan().ContainsAny(Refused)
        && !name.Any(static character => character < ' ')
        && name is not ("@" or "HEAD")
        && !name.StartsWith('-')
        && !name.StartsWith("refs/", StringComparison.Ordinal)
        && !name.EndsWith('.')
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains("@{", StringComparison.Ordinal)
        && name.Split('/').All(static part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));
}
