/*
 * refuse.c - see refuse.h. A list of what is refused, not of what is allowed: the C library, ICU and
 * whatever else is linked may make any harmless call, in versions that nobody has seen yet, too.
 *
 * The filter is written out here and not made by libseccomp, which would cost each start more than
 * all of this: it is a list of numbers.
 */
#include "cli/refuse.h"

#if defined __linux__
#include <linux/audit.h>
#include <sys/syscall.h>
#endif

#if defined __x86_64__ && !defined __ILP32__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined __aarch64__ && !defined __ILP32__ && defined __AARCH64EL__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined __riscv && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

#if defined ARCHITECTURE

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Since Linux 5.1 new calls have one number everywhere; headers may be older than the kernel. */
enum { IO_URING_SETUP = 425, PIDFD_GETFD = 438, FCHMODAT2 = 452, X32 = 0x40000000 };

static const unsigned refused_table[] = {
    /* the network; what does not get a socket cannot use one */
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    /* other programs, and those that run already */
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    PIDFD_GETFD,
    SYS_kill,
    /* ways around everything here, or into the kernel */
    IO_URING_SETUP,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_open_by_handle_at,
    SYS_unshare,
    SYS_setns,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_reboot,
    SYS_swapon,
    SYS_swapoff,
    SYS_personality,
    /* what Landlock does not look at: changes by name that are none of the contents */
    SYS_fchmodat,
    FCHMODAT2,
    SYS_fchownat,
    SYS_utimensat,
    SYS_truncate,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_removexattr,
    SYS_lremovexattr,
    SYS_linkat,
    SYS_symlinkat,
    SYS_mknodat,
#if defined SYS_chmod /* the old names of the same */
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_utime,
    SYS_utimes,
    SYS_futimesat,
    SYS_link,
    SYS_symlink,
    SYS_mknod,
#endif
};

enum { REFUSED = sizeof refused_table / sizeof *refused_table, MOST = REFUSED + 16 };

/* Typing for the user, on the terminal that we were started from. */
static const unsigned refused_ioctl[] = {TIOCSTI, TIOCLINUX};

enum { REFUSED_IOCTL = sizeof refused_ioctl / sizeof *refused_ioctl };

static const struct sock_filter allowed = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
static const struct sock_filter refused = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);

/* All these machines are little-endian, so the low half of an argument comes first. */
static struct sock_filter load(size_t offset)
{
  return (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offset);
}

/* The next instruction is jumped over unless the comparison holds. */
static struct sock_filter unless(unsigned short comparison, unsigned value)
{
  return (struct sock_filter)BPF_JUMP((unsigned short)(BPF_JMP | comparison | BPF_K), value, 0, 1);
}

/* Of each refused number two instructions; a jump reaches 255 of them, this needs none. */
static unsigned short write_filter(struct sock_filter *to)
{
  struct sock_filter *p = to;
  *p++ = load(offsetof(struct seccomp_data, arch));
  *p++ = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
  *p++ = refused; /* calls of another architecture have other numbers */
  *p++ = load(offsetof(struct seccomp_data, nr));
  *p++ = unless(BPF_JGE, X32);
  *p++ = refused;
  for (size_t i = 0; i < REFUSED; i++) {
    *p++ = unless(BPF_JEQ, refused_table[i]);
    *p++ = refused;
  }
  *p++ = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 1, 0);
  *p++ = allowed;
  *p++ = load(offsetof(struct seccomp_data, args[1]));
  for (size_t i = 0; i < REFUSED_IOCTL; i++) {
    *p++ = unless(BPF_JEQ, refused_ioctl[i]);
    *p++ = refused;
  }
  *p++ = allowed;
  return (unsigned short)(p - to);
}

bool cli_refuse_calls(void)
{
  struct sock_filter filter[2 * MOST];
  const struct sock_fprog program = {write_filter(filter), filter};
  /* SPEC_ALLOW: older kernels would make all code slower against attacks by timing, which there is no
   * secret here for. By number, as the C library has no function for it. */
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &program) ==
         0;
}

#else

bool cli_refuse_calls(void)
{
  return false;
}

#endif
