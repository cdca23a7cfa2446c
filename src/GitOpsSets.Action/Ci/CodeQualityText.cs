using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Ci;

/// <summary>Findings as GitLab shows them in a merge request (<c>artifacts:reports:codequality</c>).</summary>
internal static class CodeQualityText
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default };

    /// <summary>The report.</summary>
    /// <param name="findings">In order; those without a file are left out, for GitLab shows none without.</param>
    /// <param name="repositoryPrefix">Where the repository's folder lies in the project: empty, or ends in a slash.</param>
    public static string Of(IEnumerable<Diagnostic> findings, string repositoryPrefix)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Format))
        {
            writer.WriteStartArray();
            foreach (var finding in findings)
            {
                if (finding.At is { File: not "-" } at)
                {
                    Write(writer, finding, $"{repositoryPrefix}{at.File}", Math.Max(at.Line, 1));
                }
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, Diagnostic finding, string path, int line)
    {
        string message = DiagnosticText.Message(finding);
        string identity = string.Create(CultureInfo.InvariantCulture, $"{finding.Code.Id}\n{path}\n{line}\n{message}");
        writer.WriteStartObject();
        writer.WriteString("description", message);
        writer.WriteString("check_name", finding.Code.Id);
        writer.WriteString("fingerprint", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity))));
        writer.WriteString("severity", finding.Severity switch { Severity.Error => "major", Severity.Warning => "minor", _ => "info" });
        writer.WriteStartObject("location");
        writer.WriteString("path", path);
        writer.WriteStartObject("lines");
        writer.WriteNumber("begin", line);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
