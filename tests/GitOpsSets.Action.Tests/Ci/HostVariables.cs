using GitOpsSets.Action.Ci;

namespace GitOpsSets.Action.Tests.Ci;

/// <summary>What a host tells, written as <c>NAME=value</c>.</summary>
internal static class HostVariables
{
    public static CiVariables Of(params ReadOnlySpan<string> variables) => With(null, variables);

    /// <summary>The same with an event, in the file <c>event.json</c>; null for one that cannot be read.</summary>
    public static CiVariables With(string? payload, params ReadOnlySpan<string> variables)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string variable in variables)
        {
            string[] parts = variable.Split('=', 2);
            read[parts[0]] = parts[1];
        }

        return new CiVariables(read, path => path == "event.json" ? payload : null);
    }
}
