namespace GitOpsSets.Fuzz;

/// <summary>What must not happen and did.</summary>
/// <param name="Kind">Tells findings apart: the exception and where it came from, or the law that does not hold.</param>
/// <param name="Message">For people.</param>
internal sealed record Finding(string Kind, string Message)
{
    /// <summary>What an exception that came out of a target says.</summary>
    public static Finding Of(Exception exception)
    {
        if (exception is BrokenLawException broken)
        {
            return new Finding(broken.Law, broken.Message);
        }

        var frame = new System.Diagnostics.StackTrace(exception).GetFrames()
            .Select(place => place.GetMethod())
            .FirstOrDefault(method => method?.DeclaringType?.Namespace?.StartsWith("GitOpsSets.", StringComparison.Ordinal) == true);
        return new Finding($"{exception.GetType().Name} in {frame?.DeclaringType?.Name}.{frame?.Name}", exception.ToString());
    }

    /// <summary>What a target makes of an input; null when all is as it should be.</summary>
    public static Finding? In(IFuzzTarget target, byte[] input)
    {
        try
        {
            target.Try(input);
            return null;
        }
        catch (Exception exception)
        {
            return Of(exception);
        }
    }
}
