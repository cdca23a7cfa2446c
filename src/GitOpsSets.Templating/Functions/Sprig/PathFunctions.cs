using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>slim-sprig's functions for paths with slashes: Go's <c>path</c>, and <c>path/filepath</c> on Linux, which is the same.</summary>
internal static class PathFunctions
{
    /// <summary>Only ResourceSets have them.</summary>
    public static ImmutableArray<TemplateFunction> SlimTable { get; } =
    [
        new("base", [GoType.String], Base),
        new("dir", [GoType.String], Dir),
        new("clean", [GoType.String], Clean),
        new("ext", [GoType.String], Ext),
        new("isAbs", [GoType.String], IsAbs),
        new("osBase", [GoType.String], Base),
        new("osDir", [GoType.String], Dir),
        new("osClean", [GoType.String], Clean),
        new("osExt", [GoType.String], Ext),
        new("osIsAbs", [GoType.String], IsAbs),
    ];

    /// <summary>The last part of a path.</summary>
    /// <example><code>{{ base "clusters/prod/app.yaml" }}</code> gives <c>app.yaml</c></example>
    public static TemplateValue Base(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        string path = arguments[0].Text;
        string trimmed = path.TrimEnd('/');
        return TemplateValue.Of(path.Length == 0 ? "." : trimmed.Length == 0 ? "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..]);
    }

    /// <summary>All but the last part of a path.</summary>
    /// <example><code>{{ dir "clusters/prod/app.yaml" }}</code> gives <c>clusters/prod</c></example>
    public static TemplateValue Dir(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        string path = arguments[0].Text;
        return TemplateValue.Of(Clean(path[..(path.LastIndexOf('/') + 1)]));
    }

    /// <summary>The shortest path that means the same.</summary>
    /// <example><code>{{ clean "a//b/../c" }}</code> gives <c>a/c</c></example>
    public static TemplateValue Clean(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => TemplateValue.Of(Clean(arguments[0].Text));

    /// <summary>The last part from its last dot on.</summary>
    /// <example><code>{{ ext "backup.tar.gz" }}</code> gives <c>.gz</c></example>
    public static TemplateValue Ext(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        string path = arguments[0].Text;
        int dot = path.LastIndexOf('.');
        return TemplateValue.Of(dot > path.LastIndexOf('/') ? path[dot..] : "");
    }

    /// <summary>Whether a path starts at the root.</summary>
    /// <example><code>{{ isAbs "/etc" }}</code> gives <c>true</c></example>
    public static TemplateValue IsAbs(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(arguments[0].Text.StartsWith('/'));

    private static string Clean(string path)
    {
        bool isRooted = path.StartsWith('/');
        var parts = new List<string>();
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".")
            {
                continue;
            }

            bool goesUp = part == "..";
            if (goesUp && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (!goesUp || !isRooted)
            {
                parts.Add(part);
            }
        }

        string joined = string.Join('/', parts);
        return isRooted ? "/" + joined : joined.Length == 0 ? "." : joined;
    }
}
