namespace GitOpsSets.Benchmarks;

/// <summary>Checks what is measured before it is measured: the speed of a wrong answer says nothing.</summary>
internal static class Expect
{
    /// <summary>Two values must be equal.</summary>
    /// <exception cref="InvalidOperationException">They are not.</exception>
    public static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"expected: {expected}\nbut it is: {actual}");
        }
    }
}
