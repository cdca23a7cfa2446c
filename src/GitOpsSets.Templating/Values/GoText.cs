namespace GitOpsSets.Templating.Values;

/// <summary>Go's byte strings as .NET strings: a byte that is no UTF-8 is carried as a lone surrogate U+DC80..U+DCFF.</summary>
public static class GoText
{
    /// <summary>Byte order, which differs from UTF-16 order for characters beyond the basic plane.</summary>
    public static int Compare(string left, string right) => string.CompareOrdinal(left, right);
}
