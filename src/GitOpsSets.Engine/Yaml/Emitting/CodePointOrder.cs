namespace GitOpsSets.Engine.Yaml.Emitting;

/// <summary>The order of Go strings: that of their UTF-8 bytes, which is that of their code points.</summary>
internal static class CodePointOrder
{
    public static int Compare(string left, string right)
    {
        int shared = left.AsSpan().CommonPrefixLength(right);
        if (shared == left.Length || shared == right.Length)
        {
            return left.Length - right.Length;
        }

        // In UTF-16 surrogates sort before the last characters of the basic plane.
        char l = left[shared];
        char r = right[shared];
        return char.IsSurrogate(l) == char.IsSurrogate(r) ? l - r : char.IsSurrogate(l) ? 1 : -1;
    }
}
