using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Testing;

/// <summary>Answers one request as CGI does it.</summary>
internal static class GitHttpBackend
{
    public static async Task RunAsync(string root, HttpContext context)
    {
        var start = new ProcessStartInfo("git", ["http-backend"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        Describe(root, context.Request, start.Environment);
        using var process = Process.Start(start)!;
        try
        {
            var error = process.StandardError.ReadToEndAsync(context.RequestAborted);
            var feeding = FeedAsync(context, process);
            await ReadHeadersAsync(process.StandardOutput.BaseStream, context.Response);
            await process.StandardOutput.BaseStream.CopyToAsync(context.Response.Body, context.RequestAborted);
            await feeding;
            await error;
            await process.WaitForExitAsync(context.RequestAborted);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static void Describe(string root, HttpRequest request, IDictionary<string, string?> variables)
    {
        variables["GIT_CONFIG_GLOBAL"] = "/dev/null";
        variables["GIT_CONFIG_NOSYSTEM"] = "1";
        variables["GIT_PROJECT_ROOT"] = root;
        variables["GIT_HTTP_EXPORT_ALL"] = "1";
        variables["GATEWAY_INTERFACE"] = "CGI/1.1";
        variables["REQUEST_METHOD"] = request.Method;
        variables["PATH_INFO"] = request.Path.Value;
        variables["QUERY_STRING"] = request.QueryString.Value?.TrimStart('?');
        variables["SERVER_PROTOCOL"] = request.Protocol;
        variables["REMOTE_ADDR"] = "127.0.0.1";

        // A name here is what switches receive-pack on.
        variables["REMOTE_USER"] = "test";
        variables["CONTENT_TYPE"] = request.ContentType;
        variables["HTTP_CONTENT_ENCODING"] = request.Headers.ContentEncoding;
        variables["GIT_PROTOCOL"] = request.Headers["Git-Protocol"];
        if (request.ContentLength is { } length)
        {
            // Unset for chunked bodies: the backend then reads to the end.
            variables["CONTENT_LENGTH"] = length.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static async Task FeedAsync(HttpContext context, Process process)
    {
        try
        {
            await context.Request.Body.CopyToAsync(process.StandardInput.BaseStream, context.RequestAborted);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The backend ended before it had read everything.
        }
    }

    private static async Task ReadHeadersAsync(Stream stream, HttpResponse response)
    {
        while (await ReadLineAsync(stream) is { Length: > 0 } line)
        {
            var parts = line.Split(':', 2);
            if (parts[0].Equals("Status", StringComparison.OrdinalIgnoreCase))
            {
                response.StatusCode = int.Parse(parts[1].Trim().AsSpan(0, 3), CultureInfo.InvariantCulture);
            }
            else
            {
                response.Headers[parts[0]] = parts[1].Trim();
            }
        }
    }

    private static async Task<string> ReadLineAsync(Stream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1 && one[0] != '\n')
        {
            line.Append((char)one[0]);
        }

        return line.ToString().TrimEnd('\r');
    }
}
