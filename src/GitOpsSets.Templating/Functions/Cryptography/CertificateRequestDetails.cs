using System.Collections.Immutable;
using System.Net;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>What a certificate shall say.</summary>
/// <param name="CommonName">May be empty.</param>
/// <param name="Addresses">IP addresses of the subject.</param>
/// <param name="DnsNames">ASCII host names of the subject.</param>
/// <param name="NotBefore">UTC.</param>
/// <param name="NotAfter">UTC.</param>
/// <param name="Serial">At most 16 bytes, the highest first.</param>
/// <param name="IsAuthority">Whether it may sign others.</param>
internal sealed record CertificateRequestDetails(
    string CommonName, ImmutableArray<IPAddress> Addresses, ImmutableArray<string> DnsNames, DateTimeOffset NotBefore, DateTimeOffset NotAfter, byte[] Serial, bool IsAuthority)
{
    /// <summary>Whether the same contents and key must give the same certificate, byte for byte.</summary>
    public bool IsRepeatable { get; init; }
}
